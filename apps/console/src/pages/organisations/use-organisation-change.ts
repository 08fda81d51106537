import { changeOrganisation, type ChangeOrganisation, type OrganisationView } from '@microwish/contract'
import { organisationWords as words } from '../../messages'
import { useToast } from '../../ui/toast'
import { useCommand } from '../../use-command'
import { useRefreshOrganisations } from './use-organisations'

/** What changes about an organisation, without what every change names. */
export type Change<C = ChangeOrganisation> = C extends ChangeOrganisation ? Omit<C, 'unitId' | 'version'> : never

/** Changes an organisation as its author saw it; a refusal stays on the screen with what was typed. Nothing without one. */
export function useOrganisationChange(organisation: Pick<OrganisationView, 'unitId' | 'version'> | undefined) {
  const toast = useToast()
  const refresh = useRefreshOrganisations()
  const command = useCommand(changeOrganisation)
  async function change(what: Change): Promise<OrganisationView | undefined> {
    if (!organisation) return undefined
    const { unitId, version } = organisation
    const after = await command.mutateAsync({ unitId, version, ...what }).catch(() => undefined)
    if (!after) return undefined
    await refresh()
    toast({ text: words.saved })
    return after
  }
  return { change, isBusy: command.isPending, error: command.error }
}
