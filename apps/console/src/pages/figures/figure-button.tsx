import { createContext, useContext } from 'react'
import { figureText, words } from '../../messages'
import type { Figure, FigurePlace } from './figure'
import type { OpenFigure } from './use-figures'

type FigureScope = { place: FigurePlace; open: (figure: OpenFigure) => void }

export const FigureContext = createContext<FigureScope | undefined>(undefined)

type FigureButtonProps = {
  figure: Figure
  count: number
  /** Absent: the area of the page. */
  place?: FigurePlace
  className?: string
}

/** A number that opens the cases behind it. Nothing lies behind a nought, so that one is only read. */
export function FigureButton({ figure, count, place, className = 'figure-number num' }: FigureButtonProps) {
  const scope = useContext(FigureContext)
  if (!scope || count === 0) return <span className={`${className} nought`}>{count}</span>
  const at = place ?? scope.place
  return (
    <button
      type='button'
      className={className}
      aria-label={words.figures.open(at.name, figureText(figure), count)}
      onClick={() => scope.open({ figure, place: at })}
    >
      {count}
    </button>
  )
}
