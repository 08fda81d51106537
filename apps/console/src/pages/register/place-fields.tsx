import type { Area } from '@microwish/contract'
import { AreaId } from '@microwish/contract'
import { useArea } from '../../area/area-context'
import { useAreas } from '../../area/use-areas'
import { words } from '../../messages'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/refusal'
import { Select } from '../../ui/select'
import { useHome } from './use-home'
import type { Register } from './use-register'

const toOptions = (areas: readonly Pick<Area, 'areaId' | 'name'>[]) =>
  areas.map(({ areaId, name }) => ({ value: areaId, label: name }))

/** Street where the officer has several, community, and the grid if it is known. */
export function PlaceFields({ form }: { form: Register }) {
  const { area } = useArea()
  const home = useHome(area, form)
  const community = AreaId.safeParse(form.draft.communityId)
  const grids = useAreas(community.success ? community.data : undefined)
  const fault = form.faults.includes('area') ? words.register.faults.area : undefined
  return (
    <>
      {home.streets && (
        <Field label={words.register.street}>
          {(control) => (
            <Select
              {...control}
              options={[{ value: '', label: words.register.choose }, ...toOptions(home.streets ?? [])]}
              value={home.streetId}
              onChange={(event) => home.pickStreet(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className='register-pair'>
        <Field label={words.register.community} error={fault} isRequired>
          {(control) => (
            <Select
              {...control}
              options={[{ value: '', label: words.register.choose }, ...toOptions(home.communities)]}
              value={form.draft.communityId}
              onChange={(event) => form.set({ communityId: event.target.value, gridId: '' })}
            />
          )}
        </Field>
        <Field label={words.register.grid}>
          {(control) => (
            <Select
              {...control}
              disabled={form.draft.communityId === ''}
              options={[{ value: '', label: words.register.noGrid }, ...toOptions(grids.data?.items ?? [])]}
              value={form.draft.gridId}
              onChange={(event) => form.set({ gridId: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Refusal error={home.error ?? grids.error} />
    </>
  )
}
