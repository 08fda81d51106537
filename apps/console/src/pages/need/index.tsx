import type { NeedId } from '@microwish/contract'
import { ActionBar } from '../../action/action-bar'
import { titleOf } from '../../case-words'
import { words } from '../../messages'
import { StatusChip } from '../../ui/chip'
import { ClockChip } from '../../ui/clock-chip'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { useToast } from '../../ui/toast'
import { useNeed } from '../../use-need'
import { ContactCard } from './contact-card'
import { History } from './history'
import { PeopleCard } from './people-card'
import { Readings } from './readings'
import { StandCard } from './stand-card'
import { WordsCard } from './words-card'
import './need.css'

export default function NeedPage({ needId }: { needId: NeedId }) {
  const query = useNeed(needId)
  const toast = useToast()
  return (
    <div className='page'>
      {!query.data && <h1 className='sr-only'>{words.pages.need}</h1>}
      <Loaded query={query}>
        {(need) => (
          <>
            <div className='page-head need-head'>
              <div className='row wrap grow'>
                <button
                  type='button'
                  className='back'
                  aria-label={words.need.back}
                  onClick={() => window.history.back()}
                >
                  <Icon name='back' />
                </button>
                <h1>{titleOf(need)}</h1>
                <StatusChip status={need.status} text={need.statusText} />
                <ClockChip need={need} />
              </div>
              <div className='row wrap need-actions'>
                <ActionBar need={need} onSettled={(_, done) => toast({ text: done })} />
              </div>
            </div>
            <div className='need-columns'>
              <div className='col'>
                <WordsCard need={need} />
                <StandCard need={need} />
                <History lines={need.history} />
                <Readings readings={need.readings} />
              </div>
              <div className='col'>
                <PeopleCard need={need} />
                <ContactCard need={need} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}
