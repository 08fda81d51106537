import { type CaseNeed, RELATIONSHIP_TEXT } from '@microwish/contract'
import { words } from '../../messages'

type Person = { name: string; part: string; tone: string }

/** Everybody who has a part in this need. */
function peopleOf({ submitterName, contact, onBehalf, holder, caseOwnerName, communityName }: CaseNeed): Person[] {
  const people: (Person | undefined)[] = [
    {
      name: submitterName,
      part: [words.need.submits, onBehalf && RELATIONSHIP_TEXT[onBehalf.relationship]].filter(Boolean).join(' · '),
      tone: 'tang',
    },
    onBehalf && { name: onBehalf.name ?? contact.name ?? words.need.noName, part: words.need.concerned, tone: 'honey' },
    holder && {
      name: holder.name,
      part: [words.need.holds, holder.unitName].filter(Boolean).join(' · '),
      tone: 'brook',
    },
    caseOwnerName === undefined
      ? undefined
      : { name: caseOwnerName, part: `${words.need.owns} · ${communityName}`, tone: 'leaf' },
  ]
  return people.filter((person) => person !== undefined)
}

export function PeopleCard({ need }: { need: CaseNeed }) {
  return (
    <section className='card'>
      <h2>{words.need.people}</h2>
      <ul className='people'>
        {peopleOf(need).map(({ name, part, tone }) => (
          <li key={part} className='row'>
            <span className={`avatar ${tone}`} aria-hidden='true'>
              {name.slice(0, 1)}
            </span>
            <span className='grow'>
              <span className='b'>{name}</span>
              <span className='note c3 person-part'>{part}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
