import { AREA_LEVEL_TEXT, AreaLevel, GRID_GRADE_TEXT, GridGrade, type TreeCounts } from '@microwish/contract'
import { gridWords as text } from '../../messages/grid-words'

/** How many there are of each level and grade, and how many households. */
export function CountStrip({ counts }: { counts: TreeCounts }) {
  const levels = AreaLevel.options.filter((level) => level !== 'county' && counts.byLevel[level] > 0)
  const grades = GridGrade.options.filter((grade) => counts.byGrade[grade] > 0)
  return (
    <dl className='card count-strip'>
      {levels.map((level) => (
        <Count key={level} name={AREA_LEVEL_TEXT[level]} count={counts.byLevel[level]} />
      ))}
      {grades.map((grade) => (
        <Count key={grade} name={GRID_GRADE_TEXT[grade]} count={counts.byGrade[grade]} isQuiet />
      ))}
      {counts.households > 0 && <Count name={text.households} count={counts.households} isQuiet />}
    </dl>
  )
}

function Count({ name, count, isQuiet = false }: { name: string; count: number; isQuiet?: boolean }) {
  return (
    <div className={isQuiet ? 'quiet-count' : undefined}>
      <dt>{name}</dt>
      <dd className='num'>{count.toLocaleString('zh-CN')}</dd>
    </div>
  )
}
