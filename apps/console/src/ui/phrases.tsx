import { words } from '../messages'

/** Common phrases: a tap writes one into the field. */
export function Phrases({ phrases, onPick }: { phrases: readonly string[]; onPick: (phrase: string) => void }) {
  return (
    <ul className='phrases' aria-label={words.action.phrases}>
      {phrases.map((phrase) => (
        <li key={phrase}>
          <button type='button' className='pill' onClick={() => onPick(phrase)}>
            {phrase}
          </button>
        </li>
      ))}
    </ul>
  )
}
