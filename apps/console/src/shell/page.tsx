import { lazy } from 'react'
import { worksOnNeeds } from '../area/own-areas'
import { words } from '../messages'
import type { Route } from '../route'
import { Empty } from '../ui/states'
import { useMe } from '../use-me'
import { firstRouteOf } from './menu-links'

const DeskPage = lazy(() => import('../pages/desk'))
const TriagePage = lazy(() => import('../pages/triage'))
const CasesPage = lazy(() => import('../pages/cases'))
const NeedPage = lazy(() => import('../pages/need'))
const FiguresPage = lazy(() => import('../pages/figures'))
const GridsPage = lazy(() => import('../pages/grids'))
const ImportsPage = lazy(() => import('../pages/imports'))
const PrintPage = lazy(() => import('../pages/print'))
const OrganisationsPage = lazy(() => import('../pages/organisations'))
const BondsPage = lazy(() => import('../pages/bonds'))
const PeoplePage = lazy(() => import('../pages/people'))
const RolesPage = lazy(() => import('../pages/roles'))

/** The page of a route; each comes in a part of its own. */
export function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'desk':
      return <FirstPage />
    case 'triage':
      return <TriagePage {...(route.needId && { needId: route.needId })} />
    case 'cases':
      return <CasesPage view={route.view} {...(route.status && { status: route.status })} />
    case 'need':
      return <NeedPage key={route.needId} needId={route.needId} />
    case 'figures':
      return <FiguresPage {...(route.period && { period: route.period })} />
    case 'grids':
      return <GridsPage route={route} />
    case 'imports':
      return <ImportsPage route={route} />
    case 'print':
      return <PrintPage route={route} />
    case 'organisations':
      return <OrganisationsPage route={route} />
    case 'bonds':
      return <BondsPage route={route} />
    case 'people':
      return <PeoplePage route={route} />
    case 'roles':
      return <RolesPage route={route} />
    case 'lost':
      return <LostPage />
  }
}

/** The desk, or where a person without one begins. */
function FirstPage() {
  const me = useMe()
  if (worksOnNeeds(me)) return <DeskPage />
  return <Page route={firstRouteOf(me)} />
}

function LostPage() {
  return (
    <>
      <h1 className='sr-only'>{words.pages.lost}</h1>
      <Empty icon='signpost' title={words.state.lost}>
        <a className='text-link' href='#/desk'>
          {words.pages.desk}
        </a>
      </Empty>
    </>
  )
}
