import { type ImportAction, ImportKind, type ImportState } from '@microwish/contract'
import { DomainError } from '../error'
import type { Job } from '../job'
import { type Actor, reaches } from '../person'
import type { Import } from './import'
import { rulesOf } from './import-rules'

/** The areas for which somebody imports lists of a kind; none for everybody else. */
export function reachOf({ standings }: Pick<Actor, 'standings'>, kind: ImportKind): string[] {
  const { roles } = rulesOf(kind)
  return standings.flatMap(({ role, areaPath }) => (roles.includes(role) ? [areaPath] : []))
}

/** @throws DomainError `forbidden` for whoever imports nothing anywhere */
export function mustImport(actor: Actor) {
  if (!ImportKind.options.some((kind) => reachOf(actor, kind).length > 0))
    throw new DomainError('forbidden', '导入名单由社区、街道和区县的工作人员办理')
}

export const maySee = (actor: Actor, { kind, areaPath }: Pick<Import, 'kind' | 'areaPath'>) =>
  reaches(actor, rulesOf(kind).roles, areaPath)

const RUNNING: readonly ImportState[] = ['checking', 'applying', 'dropping']

/** How it stands: a phase whose job gave up has failed. */
export function stateOf({ state }: Pick<Import, 'state'>, job: Pick<Job, 'status'> | undefined): ImportState {
  return RUNNING.includes(state) && job?.status === 'failed' ? 'failed' : state
}

/** What may be done next. */
export function actionsOf(one: Import, state: ImportState): ImportAction[] {
  const changes = (one.plan?.added ?? 0) + (one.plan?.changed ?? 0)
  switch (state) {
    case 'receiving':
      return one.received === one.rowCount ? ['check', 'drop'] : ['drop']
    case 'checked':
      return one.plan?.errors === 0 && changes > 0 ? ['apply', 'check', 'drop'] : ['check', 'drop']
    case 'stale':
      return ['check', 'drop']
    case 'failed':
      // What was staged is applied to the end, or taken back.
      return one.state === 'checking' ? ['check', 'drop'] : one.state === 'applying' ? ['apply', 'drop'] : ['drop']
    default:
      return []
  }
}

/** Why an action is not to be had now, in words that say what to do. */
export function refusalOf(one: Import, action: ImportAction): DomainError {
  const errors = one.plan?.errors ?? 0
  if (action === 'check' && one.received < one.rowCount)
    return new DomainError('import_refused', `还有${one.rowCount - one.received}行没有传上来，请传完再核对`)
  if (action === 'apply' && errors > 0)
    return new DomainError('import_refused', `还有${errors}处要改，请改好文件重新上传`)
  if (action === 'apply' && one.state === 'checked')
    return new DomainError('import_refused', '文件和现在的资料完全一样，没有要导入的')
  if (action === 'apply' && one.state === 'stale') return new DomainError('import_refused', '资料有变动，请重新核对')
  return new DomainError('action_not_allowed', '现在不能这样做，请刷新再看')
}
