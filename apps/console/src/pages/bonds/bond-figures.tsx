import type { BondFigure } from '@microwish/contract'
import { bondWords as words } from '../../messages'
import { hrefOf } from '../../route'
import { Loaded } from '../../ui/loaded'
import { useBondFigures } from './use-bonds'

/** The year's figures; each leads to the visits or bonds that it counts. */
export function BondFigures({ chosen }: { chosen: BondFigure | undefined }) {
  const query = useBondFigures()
  return (
    <Loaded query={query}>
      {({ figures }) => (
        <section className='figure-cards' aria-label={words.figures}>
          {figures.map(({ figure, text, unit, value, of, opens, definition }) => (
            <a
              key={figure}
              href={hrefOf({ page: 'bonds', view: opens, figure })}
              className={chosen === figure ? 'card on' : 'card'}
              aria-current={chosen === figure ? 'true' : undefined}
              title={definition}
            >
              <span className='c2 label'>{text}</span>
              <span className='num figure-number'>
                {of === undefined ? value : words.of(value, of.value)}
                <span className='note c3'>{unit}</span>
              </span>
            </a>
          ))}
        </section>
      )}
    </Loaded>
  )
}
