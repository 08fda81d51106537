import type { AreaId, TreeArea } from '@microwish/contract'

type CheckListProps = {
  label: string
  areas: readonly TreeArea[]
  chosen: readonly AreaId[]
  onChange: (areaIds: readonly AreaId[]) => void
}

/** Several of a few areas, each with its code. */
export function CheckList({ label, areas, chosen, onChange }: CheckListProps) {
  return (
    <fieldset className='check-list'>
      <legend className='label c2'>{label}</legend>
      <ul>
        {areas.map(({ areaId, name, code }) => (
          <li key={areaId}>
            <label className='row'>
              <input
                type='checkbox'
                checked={chosen.includes(areaId)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, areaId] : chosen.filter((one) => one !== areaId))
                }
              />
              <span>{name}</span>
              <span className='note c3 num'>{code}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
