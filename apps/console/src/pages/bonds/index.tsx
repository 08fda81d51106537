import { BOND_FIGURES, BOND_KINDS, BOND_STATE_TEXT, BondKind, BondState } from '@microwish/contract'
import { useState } from 'react'
import { useArea } from '../../area/area-context'
import { bondWords as words, words as shared } from '../../messages'
import { goTo, hrefOf } from '../../route'
import type { BondRoute } from '../../routes/bond-route'
import { Choice } from '../../ui/choice'
import { Icon } from '../../ui/icon'
import { Select } from '../../ui/select'
import { AddBondDrawer } from './add-bond-drawer'
import { BondDrawer } from './bond-drawer'
import { BondFigures } from './bond-figures'
import { BondList } from './bond-list'
import { VisitList } from './visit-list'
import './bonds.css'

/** 共建联系: what ties units and leaders to places, what is due, and the visits that make the figures. */
export default function BondsPage({ route }: { route: BondRoute }) {
  const { area } = useArea()
  const [isAdding, setAdding] = useState(false)
  const { bondId, ...list } = route
  const { view, figure } = list
  return (
    <div className='page'>
      <div className='page-head'>
        <h1>
          {area.name}
          <span className='c2 desk-at'>{shared.pages.bonds}</span>
        </h1>
        <button type='button' className='main-link' onClick={() => setAdding(true)}>
          <Icon name='plus' />
          {words.add}
        </button>
      </div>
      <BondFigures chosen={figure} />
      <div className='row wrap list-head'>
        <Choice
          label={words.views}
          isLabelHidden
          options={[
            { value: 'bonds', label: words.bonds },
            { value: 'visits', label: words.visits },
          ]}
          value={view}
          onChange={(next) => goTo({ page: 'bonds', view: next })}
        />
        {view === 'bonds' && !figure && <Filters route={route} />}
      </div>
      {figure && (
        <p className='strip brook'>
          {words.behind(BOND_FIGURES[figure].text)}：{BOND_FIGURES[figure].definition}
          <a className='text-link' href={hrefOf({ page: 'bonds', view })}>
            {words.allAgain}
          </a>
        </p>
      )}
      {view === 'bonds' ? <BondList filter={list} /> : <VisitList figure={figure} />}
      {isAdding && <AddBondDrawer onClose={() => setAdding(false)} />}
      {bondId && <BondDrawer key={bondId} bondId={bondId} onClose={() => goTo(list)} />}
    </div>
  )
}

function Filters({ route }: { route: BondRoute }) {
  const { kind, state } = route
  const open = (next: { kind?: BondKind | undefined; state?: BondState | undefined }) =>
    goTo({
      page: 'bonds',
      view: 'bonds',
      ...(next.kind && { kind: next.kind }),
      ...(next.state && { state: next.state }),
    })
  return (
    <>
      <Select
        aria-label={words.kind}
        options={[
          { value: '', label: words.anyKind },
          ...BondKind.options.map((value) => ({ value: value as string, label: BOND_KINDS[value].text })),
        ]}
        value={kind ?? ''}
        onChange={(event) => open({ kind: BondKind.safeParse(event.target.value).data, state })}
      />
      <Select
        aria-label={words.state}
        options={[
          { value: '', label: words.anyState },
          ...BondState.options.map((value) => ({ value: value as string, label: BOND_STATE_TEXT[value] })),
        ]}
        value={state ?? ''}
        onChange={(event) => open({ kind, state: BondState.safeParse(event.target.value).data })}
      />
    </>
  )
}
