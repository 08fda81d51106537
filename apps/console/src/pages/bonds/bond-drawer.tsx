import { type Bond, BOND_STATE_TEXT, type BondId, type BondMay } from '@microwish/contract'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { bondWords as words, words as shared } from '../../messages'
import { hrefOf } from '../../route'
import { formatTime } from '../../time'
import { Chip } from '../../ui/chip'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { useReturnFocus } from '../../ui/use-return-focus'
import { BOND_LOOK, kindText, sidesOf, spanText } from './bond-text'
import { DutiesForm } from './duties-form'
import { EditForm, EndForm, RenewForm } from './term-forms'
import { useBond } from './use-bonds'
import { VisitForm } from './visit-form'
import { VisitList } from './visit-list'

/** One bond: both sides, its time, duties, signatures, visits and history, and what may be done. */
export function BondDrawer({ bondId, onClose }: { bondId: BondId; onClose: () => void }) {
  useReturnFocus()
  const query = useBond(bondId)
  return (
    <Drawer open title={query.data ? kindText(query.data) : words.bonds} size={640} onClose={onClose}>
      <Loaded query={{ ...query, data: query.isSuccess ? { bond: query.data } : undefined }}>
        {({ bond }) => (bond ? <BondView bond={bond} /> : <Empty icon='hands' title={shared.state.lost} />)}
      </Loaded>
    </Drawer>
  )
}

const FORMS: Record<BondMay, (props: { bond: Bond; onDone: () => void }) => React.JSX.Element> = {
  edit: EditForm,
  duties: DutiesForm,
  renew: RenewForm,
  end: EndForm,
  visit: VisitForm,
}
/** What comes first is what is done most. */
const ORDER: readonly BondMay[] = ['visit', 'renew', 'duties', 'edit', 'end']

function BondView({ bond }: { bond: Bond }) {
  const [doing, setDoing] = useState<BondMay>()
  const Form = doing && FORMS[doing]
  return (
    <>
      <div className='row between wrap'>
        <h2>{sidesOf(bond)}</h2>
        <Chip {...BOND_LOOK[bond.state]}>{BOND_STATE_TEXT[bond.state]}</Chip>
      </div>
      <p className='c2'>
        {[
          spanText(bond),
          bond.daysLeft !== undefined && words.daysLeft(bond.daysLeft),
          bond.households !== undefined && words.households(bond.households),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {bond.endedOn && <p className='c2'>{words.ended(bond.endedOn, bond.endReason ?? '')}</p>}
      <Links bond={bond} />
      <div className='row wrap drawer-acts'>
        {ORDER.filter((action) => bond.may.includes(action)).map((action, at) => (
          <Button
            key={action}
            type={at === 0 && !doing ? 'primary' : 'default'}
            size='large'
            aria-expanded={doing === action}
            onClick={() => setDoing(doing === action ? undefined : action)}
          >
            {words.act[action]}
          </Button>
        ))}
      </div>
      {Form && (
        <section key={doing} className='drawer-form'>
          <Form bond={bond} onDone={() => setDoing(undefined)} />
        </section>
      )}
      <Parts bond={bond} />
      <h2>{words.visits}</h2>
      <VisitList bondId={bond.bondId} />
      <History bond={bond} />
    </>
  )
}

function Links({ bond: { renewedBy, renews } }: { bond: Bond }) {
  const to = (bondId: BondId) => hrefOf({ page: 'bonds', view: 'bonds', bondId })
  return (
    <>
      {renewedBy && (
        <a className='text-link' href={to(renewedBy)}>
          {words.renewed}
        </a>
      )}
      {renews && (
        <a className='text-link' href={to(renews)}>
          {words.renews}
        </a>
      )}
    </>
  )
}

/** Partners, signatures and duties, where there are any. */
function Parts({ bond: { partners, signatories, duties } }: { bond: Bond }) {
  const namesOf = (side: readonly { name: string; title?: string | undefined }[]) =>
    side.map(({ name, title }) => (title ? `${name}（${title}）` : name)).join('、')
  return (
    <>
      {partners.length > 0 && (
        <p>
          <span className='c2'>{words.partners}</span> {partners.map(({ unitName }) => unitName).join('、')}
        </p>
      )}
      {signatories && (
        <dl className='kv'>
          <div>
            <dt>{words.ofUnit}</dt>
            <dd>{namesOf(signatories.unit)}</dd>
          </div>
          <div>
            <dt>{words.ofArea}</dt>
            <dd>{namesOf(signatories.area)}</dd>
          </div>
        </dl>
      )}
      {duties.length > 0 && (
        <>
          <h2>{words.duties}</h2>
          <ol className='bond-duties'>
            {duties.map(({ text, who, by, isDone }) => (
              <li key={text}>
                <span>{text}</span>
                <span className='note c3'>{words.dutyBy(who, by)}</span>
                {isDone && (
                  <span className='note leaf-text'>
                    <Icon name='check' size={15} />
                    {words.done}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function History({ bond: { history = [] } }: { bond: Bond }) {
  return (
    <details className='record-history'>
      <summary>{words.history}</summary>
      <ol>
        {history.map(({ version, at, what, by, reason }) => (
          <li key={`${version}${what}`}>
            {[words.what[what], reason].filter(Boolean).join('：')}
            <span className='note c3'>{`${formatTime(at)} · ${by.name}`}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
