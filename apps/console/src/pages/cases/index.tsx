import type { NeedStatus } from '@microwish/contract'
import { PickCommunity } from '../../area/pick-community'
import { words } from '../../messages'
import { Board } from './board'
import { CaseList } from './case-list'
import { ViewSwitch } from './view-switch'
import './cases.css'

export default function CasesPage({ view, status }: { view: 'board' | 'list'; status?: NeedStatus }) {
  return (
    <div className={view === 'board' ? 'page page-full' : 'page'}>
      <div className='page-head'>
        <div className='row wrap'>
          <h1>{view === 'board' ? words.cases.boardTitle : words.cases.listTitle}</h1>
          <ViewSwitch view={view} />
        </div>
      </div>
      <PickCommunity />
      {view === 'board' ? <Board /> : <CaseList status={status ?? 'open'} />}
    </div>
  )
}
