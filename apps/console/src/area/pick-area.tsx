import type { AreaLevel } from '@microwish/contract'
import { AREA_LEVEL_TEXT } from '@microwish/contract'
import { useState } from 'react'
import { words } from '../messages'
import { Field } from '../ui/field'
import { Refusal } from '../ui/refusal'
import { Select } from '../ui/select'
import type { ChosenArea } from './area-context'
import { useAreas } from './use-areas'

type PickAreaProps = {
  /** Where the choice begins; may be chosen itself if its level is allowed. */
  root: ChosenArea
  /** The levels that may be chosen. */
  levels: readonly AreaLevel[]
  error?: string | undefined
  onChange: (area: ChosenArea | undefined) => void
}

const ORDER: readonly AreaLevel[] = ['county', 'street', 'community', 'grid', 'building']

/** One place below another, level by level: a list box each, down to the lowest level that may be chosen. */
export function PickArea({ root, levels, error, onChange }: PickAreaProps) {
  const [path, setPath] = useState<ChosenArea[]>([])
  const lowest = Math.max(...levels.map((level) => ORDER.indexOf(level)))
  const steps = [root, ...path].filter(({ level }) => ORDER.indexOf(level) < lowest)
  const take = (at: number, area: ChosenArea | undefined) => {
    const next = area ? [...path.slice(0, at), area] : path.slice(0, at)
    setPath(next)
    const last = next.at(-1) ?? root
    onChange(levels.includes(last.level) ? last : undefined)
  }
  return (
    <div className='pick-area'>
      {steps.map((parent, at) => (
        <Level
          key={parent.areaId}
          parent={parent}
          chosen={path[at]}
          error={at === steps.length - 1 ? error : undefined}
          mayStop={levels.includes(parent.level)}
          onTake={(area) => take(at, area)}
        />
      ))}
    </div>
  )
}

type LevelProps = {
  parent: ChosenArea
  chosen: ChosenArea | undefined
  error: string | undefined
  mayStop: boolean
  onTake: (area: ChosenArea | undefined) => void
}

function Level({ parent, chosen, error, mayStop, onTake }: LevelProps) {
  const query = useAreas(parent.areaId)
  const items = query.data?.items ?? []
  const level = items[0]?.level
  // Nothing lies below: what stands above is as far as it goes.
  if (query.data && !level) return null
  const options = [
    { value: '', label: mayStop ? words.area.whole(parent.name) : words.area.choose },
    ...items.map(({ areaId, name }) => ({ value: areaId as string, label: name })),
  ]
  return (
    <>
      <Field label={level ? AREA_LEVEL_TEXT[level] : words.area.more} error={error}>
        {(control) => (
          <Select
            {...control}
            options={options}
            value={chosen?.areaId ?? ''}
            disabled={!query.data}
            onChange={(event) => onTake(items.find(({ areaId }) => areaId === event.target.value))}
          />
        )}
      </Field>
      <Refusal error={query.error} />
    </>
  )
}
