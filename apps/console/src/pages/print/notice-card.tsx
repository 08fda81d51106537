import { type NoticeCardFacts, POST_TEXT } from '@microwish/contract'
import { words } from '../../messages'
import { printWords as text } from '../../messages/print-words'
import type { Paper } from '../../routes/print-route'
import { Icon } from '../../ui/icon'
import { SceneCode } from './scene-code'

/** More names than this are smaller, so that the card stays one page. */
const FEW = 6

/** 网格公示牌: who looks after this grid and how to reach the desk; nobody's own telephone. */
export function NoticeCard({ card, paper }: { card: NoticeCardFacts; paper: Paper }) {
  return (
    <article className={`sheet notice ${paper.toLowerCase()}`}>
      <header>
        <p className='notice-brand'>
          <span className='sheet-leaf'>
            <Icon name='leaf' size={26} />
          </span>
          {words.brand} · {text.card}
        </p>
        <h2>{card.areaName}</h2>
        <p>
          {card.places.filter((name) => name !== card.areaName).join(' · ')}
          {card.households !== undefined && ` · ${text.households(card.households)}`}
        </p>
      </header>
      <section>
        <h3>{text.people}</h3>
        {card.people.length === 0 ? (
          <p>{text.noPeople}</p>
        ) : (
          <ul className={card.people.length > FEW ? 'notice-people many' : 'notice-people'}>
            {card.people.map(({ post, name }) => (
              <li key={`${post} ${name}`}>
                <span>{POST_TEXT[post]}</span>
                <b>{name}</b>
              </li>
            ))}
          </ul>
        )}
      </section>
      <footer>
        <div className='grow'>
          {card.servicePhone && (
            <>
              <p>{text.phone}</p>
              <p className='notice-phone'>{card.servicePhone}</p>
              {card.serviceName && <p className='sheet-small'>{text.answers(card.serviceName)}</p>}
            </>
          )}
          <p className='notice-motto'>{text.motto}</p>
          <p className='sheet-small'>{text.promise}</p>
        </div>
        <div className='notice-scan'>
          <SceneCode scene={card} />
          <p className='b'>{text.scan}</p>
          <p className='sheet-small'>{text.scanHow}</p>
        </div>
      </footer>
    </article>
  )
}
