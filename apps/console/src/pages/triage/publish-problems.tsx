import { Button } from 'antd'
import { words } from '../../messages'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'
import type { Publish } from './use-publish'

/** Why it was not published, each fault with its remedy beside it. */
export function PublishProblems({ publish }: { publish: Publish }) {
  const { refused, moneyWords, notice, error, takeOut, keep, canBeKept } = publish
  return (
    <>
      {notice && (
        <p className='refusal told' role='alert'>
          <Icon name='refresh' />
          {notice}
        </p>
      )}
      {refused.length > 0 && (
        <WordList
          title={words.triage.refused}
          found={refused}
          onTakeOut={takeOut}
          onKeep={keep}
          canBeKept={canBeKept}
        />
      )}
      {moneyWords.length > 0 && <WordList title={words.triage.money} found={moneyWords} onTakeOut={takeOut} />}
      <Refusal error={error} />
    </>
  )
}

type WordListProps = {
  title: string
  found: readonly string[]
  onTakeOut: (word: string) => void
  onKeep?: (word: string) => void
  canBeKept?: (word: string) => boolean
}

function WordList({ title, found, onTakeOut, onKeep, canBeKept }: WordListProps) {
  return (
    <div className='refusal' role='alert'>
      <Icon name='warning' />
      <div className='grow'>
        <p className='b'>{title}</p>
        <ul className='word-list'>
          {found.map((word) => (
            <li key={word} className='row wrap'>
              <b>「{word}」</b>
              <Button size='small' onClick={() => onTakeOut(word)}>
                {words.triage.takeOut}
              </Button>
              {onKeep && canBeKept?.(word) && (
                <Button size='small' onClick={() => onKeep(word)}>
                  {words.triage.keep}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
