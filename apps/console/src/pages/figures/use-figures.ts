import { Period } from '@microwish/contract'
import { useState } from 'react'
import { useArea } from '../../area/area-context'
import { choiceOf, type PeriodChoice, periodOf } from '../../period'
import { goTo } from '../../route'
import { dayOf } from '../../time'
import { useStatistics } from '../../use-statistics'
import type { Figure, FigurePlace } from './figure'

export type OpenFigure = { figure: Figure; place: FigurePlace }

/** The figures of the chosen area and period, and the number that was pressed. */
export function useFigures(asked: string | undefined) {
  const { area, choose } = useArea()
  const today = dayOf(new Date())
  const period = asked && Period.safeParse(asked).success ? asked : periodOf('month', today)
  const query = useStatistics(area.areaId, period)
  const [open, setOpen] = useState<OpenFigure>()
  const [isCustom, setCustom] = useState(false)
  const choice: PeriodChoice | 'custom' = isCustom ? 'custom' : (choiceOf(period, today) ?? 'custom')

  return {
    area,
    choose,
    query,
    period,
    choice,
    today,
    open,
    openFigure: setOpen,
    pick(next: PeriodChoice | 'custom') {
      setCustom(next === 'custom')
      if (next !== 'custom') goTo({ page: 'figures', period: periodOf(next, today) })
    },
    pickDays: (from: string, to: string) => goTo({ page: 'figures', period: `${from}..${to}` }),
  }
}
