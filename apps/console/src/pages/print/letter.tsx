import type { AppointmentId, LetterFacts, NoticeCardFacts } from '@microwish/contract'
import { words } from '../../messages'
import { printWords as text } from '../../messages/print-words'
import type { Paper } from '../../routes/print-route'
import { Icon } from '../../ui/icon'
import { dayText } from './day-text'
import { SceneCode } from './scene-code'

type LetterProps = { appointmentId: AppointmentId; letter: LetterFacts; scene: NoticeCardFacts; paper: Paper }

/** 聘用书: one page; room for the community's own stamp, no emblem of ours or anybody's. */
export function Letter({ appointmentId, letter, scene, paper }: LetterProps) {
  const { name, post, from, to, issuer, issuedOn } = letter
  return (
    <article className={`sheet letter ${paper.toLowerCase()}`}>
      <div className='letter-frame'>
        <header>
          <span className='sheet-leaf'>
            <Icon name='leaf' size={34} />
          </span>
          <h2>{text.letter}</h2>
        </header>
        <div className='letter-body'>
          <p>{text.addressed(name)}</p>
          <p className='letter-said'>
            {text.appointed}
            <b>{post}</b>。
          </p>
          <p className='letter-said'>
            {text.term}：{to ? text.termOf(dayText(from), dayText(to)) : text.openEnd(dayText(from))}。
          </p>
          <p className='letter-said'>{text.wish}</p>
        </div>
        <div className='letter-issuer'>
          <p>{issuer}</p>
          <p className='c3 sheet-small'>{text.seal}</p>
          <p>{dayText(issuedOn)}</p>
        </div>
        <footer>
          <div>
            <p className='b'>{words.brand}</p>
            <p className='sheet-small'>{text.number(appointmentId.slice(-8))}</p>
          </div>
          <SceneCode scene={scene} />
        </footer>
      </div>
    </article>
  )
}
