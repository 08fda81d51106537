import { BOND_KINDS, type BondId, type UnitBond } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner, Button, Card, Chip, classesOf, Heading, LeafBox, Note, Rule, Words } from '../../../../ui'
import { termText, textOfDay } from '../../parts/day'
import css from '../../parts/unit.module.css'
import { Agreements, DutyLists } from './papers'
import type { MyUnit, UseMyUnit } from './use-my-unit'
import { type Place, VisitSheet } from './visit-sheet'

const cx = classesOf(css)

/** What is due comes first, then what was done, then where the unit stands and what it agreed to. */
export function UnitView({ mine, value, isOld }: { mine: UseMyUnit; value: MyUnit; isOld: boolean }) {
  const [visited, setVisited] = useState<Place>()

  function visit(place: Place | undefined) {
    mine.forget()
    setVisited(place)
  }

  return (
    <>
      {isOld && <Banner icon='offline' tone='honey' text='现在连不上，下面是刚才看到的' />}
      {mine.told && <Banner icon='check-circle' tone='leaf' text={mine.told} />}
      <View className={cx('who')}>
        <LeafBox name='goods' tone='tang' />
        <View className={cx('grow')}>
          <Heading level={2} look='title'>
            {value.unit.name}
          </Heading>
          <Note>{value.memberCount > 0 ? `${value.memberCount}人在社区报到` : '还没有人到社区报到'}</Note>
        </View>
      </View>
      <Visits value={value} onVisit={visit} />
      <Written value={value} />
      <Registered value={value} />
      <Agreements agreements={value.agreements} />
      <DutyLists lists={value.dutyLists} />
      {visited && <VisitSheet place={visited} mine={mine} onClose={() => visit(undefined)} />}
    </>
  )
}

type Row = { bondId: BondId; areaName: string; kind: UnitBond['kind']; due?: 'open' | 'done' }

/** Every bond that may be visited, those due this month first; the first that is open is the one filled button. */
function rowsOf({ dueVisits, registrations, agreements, bonds }: MyUnit): Row[] {
  const due: Row[] = dueVisits.map(({ isDone, ...bond }) => ({ ...bond, due: isDone ? 'done' : 'open' }))
  const others = [...bonds, ...registrations, ...agreements].filter(
    ({ bondId, canVisit }) => canVisit && !due.some((row) => row.bondId === bondId),
  )
  const open = due.filter(({ due: state }) => state === 'open')
  return [...open, ...due.filter((row) => !open.includes(row)), ...others]
}

function Visits({ value, onVisit }: { value: MyUnit; onVisit: (place: Place) => void }) {
  const rows = rowsOf(value)
  const openCount = rows.filter(({ due }) => due === 'open').length
  if (rows.length === 0) return null
  return (
    <Card>
      <Heading level={2}>{`${Number(value.month.slice(5))}月走访`}</Heading>
      {value.dueVisits.length > 0 && <Note>{openCount > 0 ? `还有${openCount}处这个月没去` : '这个月都去过了'}</Note>}
      {rows.map(({ bondId, areaName, kind, due }, index) => (
        <View key={bondId}>
          <Rule />
          <View className={cx('row')}>
            <View className={cx('grow')}>
              <Words>{areaName}</Words>
              <Note>{BOND_KINDS[kind].text}</Note>
              {due && (
                <View className={cx('due')}>
                  {due === 'open' && <Chip tone='honey' icon='clock' text='本月待走访' />}
                  {due === 'done' && <Chip tone='leaf' icon='check' text='本月已走访' />}
                </View>
              )}
            </View>
            <Button
              kind={index === 0 && due === 'open' ? 'main' : 'soft'}
              size='small'
              label={`记一笔：到${areaName}走访，${BOND_KINDS[kind].text}`}
              onTap={() => onVisit({ bondId, areaName, kind })}
            >
              记一笔
            </Button>
          </View>
        </View>
      ))}
    </Card>
  )
}

/** What was written down this month, newest first. */
function Written({ value: { visits } }: { value: MyUnit }) {
  if (visits.length === 0) return null
  return (
    <Card>
      <Heading level={2}>这个月记下的</Heading>
      {visits.map(({ visitId, on, areaName, participations, note, isBackfilled, problemsFound, problemsSolved }) => (
        <View key={visitId}>
          <Rule />
          <Words>{note}</Words>
          <Note>
            {[
              ...[textOfDay(on), areaName, `${participations}人次`],
              problemsFound > 0 && `发现${problemsFound}个问题`,
              problemsSolved > 0 && `解决${problemsSolved}个问题`,
              isBackfilled && '补录',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Note>
        </View>
      ))}
    </Card>
  )
}

function Registered({ value: { registrations, bonds } }: { value: MyUnit }) {
  return (
    <Card>
      <Heading level={2}>报到和联系的地方</Heading>
      {registrations.length === 0 && <Note>单位还没有和社区登记报到，请联系结对的社区。</Note>}
      {[...registrations, ...bonds].map(({ bondId, areaName, kind, from, to }) => (
        <View key={bondId}>
          <Rule />
          <Words>{areaName}</Words>
          <Note>{[BOND_KINDS[kind].text, termText({ from, to })].filter(Boolean).join(' · ')}</Note>
        </View>
      ))}
    </Card>
  )
}
