import type { Me } from '@microwish/contract'
import { keepsDirectory, seesRoles, worksOnNeeds } from '../area/own-areas'
import { words } from '../messages'
import type { Route } from '../route'
import type { IconName } from '../ui/icon'

export type Entry = {
  route: Route
  icon: IconName
  text: string
  /** Pages on which this entry is the one where the reader is. */
  holds: readonly Route['page'][]
  isFor: (me: Me) => boolean
}

const entry = (route: Route, icon: IconName, isFor: Entry['isFor'], more: Partial<Entry> = {}): Entry => ({
  ...{ route, icon, isFor, text: words.pages[route.page], holds: [route.page] },
  ...more,
})

/** The menu in the order of the working day; a group stands together under its name. */
export const MENU: readonly { title: string; entries: readonly Entry[] }[] = [
  {
    title: words.shell.groups.cases,
    entries: [
      entry({ page: 'desk' }, 'home', worksOnNeeds),
      entry({ page: 'triage' }, 'inbox', worksOnNeeds, {
        text: words.shell.needs,
        holds: ['triage', 'cases', 'need'],
      }),
    ],
  },
  {
    title: words.shell.groups.party,
    entries: [
      entry({ page: 'organisations', view: 'register' }, 'building', keepsDirectory),
      entry({ page: 'bonds', view: 'bonds' }, 'hands', worksOnNeeds),
      entry({ page: 'people', view: 'registrations', status: 'applied' }, 'person', worksOnNeeds),
    ],
  },
  {
    title: words.shell.groups.places,
    entries: [
      entry({ page: 'grids', view: 'tree' }, 'pin', keepsDirectory, { holds: ['grids', 'print'] }),
      entry({ page: 'figures' }, 'chart', worksOnNeeds),
    ],
  },
  {
    title: words.shell.groups.system,
    entries: [
      entry({ page: 'imports', view: 'list' }, 'inward', keepsDirectory),
      entry({ page: 'roles', side: 'staff' }, 'shield', seesRoles),
    ],
  },
]
