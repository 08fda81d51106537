import { BOND_KINDS, type BondId, type BondKind, VISIT_NOTE_MAX } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Stepper } from '../../../../parts/stepper'
import { Button, classesOf, FieldError, Heading, Note, Pick, Sheet, TextArea } from '../../../../ui'
import { recentDays } from '../../parts/day'
import css from '../../parts/unit.module.css'
import { editVisit, useVisitDraft, type VisitDraft } from '../../parts/visit-draft'
import type { UseMyUnit } from './use-my-unit'

const cx = classesOf(css)

export type Place = { bondId: BondId; areaName: string; kind: BondKind }

const PEOPLE_MAX = 999
const PROBLEMS_MAX = 999

/** Today and one person stand chosen: a few words and one tap are enough. */
export function VisitSheet({ place, mine, onClose }: { place: Place; mine: UseMyUnit; onClose: () => void }) {
  const { bondId, areaName, kind } = place
  const draft = useVisitDraft(bondId)
  const [isMissing, setMissing] = useState(false)
  const [days] = useState(() => recentDays(Date.now()))
  const edit = (change: Partial<VisitDraft>) => editVisit(bondId, change)
  const chosen = draft.on ?? days[0]?.day

  // The field may have been scrolled away: it is said beside the button that was tapped.
  const toMend = isMissing ? '还没写看了什么，请往上看。' : mine.refusal

  async function send() {
    if (draft.note.trim() === '') return setMissing(true)
    if (await mine.addVisit(bondId, draft)) onClose()
  }

  return (
    <Sheet title={`到${areaName}走访`} onClose={onClose}>
      <Note>{BOND_KINDS[kind].text}</Note>
      <TextArea
        id='visit'
        label='看了什么，办了什么'
        placeholder='比如：看了楼道照明，两处已报修'
        note='社区看得到。不写居民的名字、电话和门牌。'
        maxLength={VISIT_NOTE_MAX}
        value={draft.note}
        error={isMissing ? '请写一句。' : undefined}
        onChange={(note) => {
          setMissing(false)
          edit({ note })
        }}
      />
      <View>
        <Heading level={3}>哪一天</Heading>
        <View className={cx('picks')} role='radiogroup' ariaLabel='哪一天'>
          {days.map(({ day, word }) => (
            <Pick key={day} word={word} isOn={chosen === day} onTap={() => edit({ on: day })} />
          ))}
        </View>
      </View>
      <Stepper
        label='去了几个人（人次）'
        value={draft.participations}
        max={PEOPLE_MAX}
        onChange={(participations) => edit({ participations })}
      />
      <Stepper
        label='发现几个问题'
        value={draft.problemsFound}
        min={0}
        max={PROBLEMS_MAX}
        onChange={(problemsFound) => edit({ problemsFound })}
      />
      <Stepper
        label='解决几个问题'
        value={draft.problemsSolved}
        min={0}
        max={PROBLEMS_MAX}
        onChange={(problemsSolved) => edit({ problemsSolved })}
      />
      <View className={cx('foot')}>
        {toMend && <FieldError id='visit-send' text={toMend} />}
        <Button kind='main' size='big' isWide isBusy={mine.isBusy} onTap={() => void send()}>
          记下来
        </Button>
      </View>
    </Sheet>
  )
}
