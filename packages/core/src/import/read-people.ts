import { NAME_MAX } from '@microwish/contract'
import type { SealedPhone } from '../phone'
import type { ImportLine, LineError } from './import'
import { openPhone } from './keep-rows'
import { type CellReader, cellReader } from './read-cell'

/** Somebody on a list of people, and the reader of the rest of the line. */
export type PersonLine = {
  line: number
  name: string
  phone: SealedPhone
  cell: CellReader
  cells: ImportLine['cells']
}

/** Lines that name somebody with a mobile number; what the others lack is told. */
export function readPeople(lines: readonly ImportLine[], errors: LineError[]): PersonLine[] {
  return lines.flatMap((line) => {
    const cell = cellReader(line, errors)
    const { phone: sealed } = line.cells
    const name = cell.text('name', NAME_MAX)
    const phone = sealed === undefined ? undefined : openPhone(sealed)
    if (sealed !== undefined && !phone) cell.complain('phone', '要填11位手机号，请核对')
    return name === undefined || !phone ? [] : [{ line: line.line, name, phone, cell, cells: line.cells }]
  })
}

/** Lines that share what none may share, by its key: each is told which others have it too. */
export function tellShared<T extends { line: number }>(
  lines: readonly T[],
  keyOf: (line: T) => string,
  tell: (line: T, others: string) => void,
) {
  const groups = new Map<string, T[]>()
  for (const line of lines) groups.set(keyOf(line), [...(groups.get(keyOf(line)) ?? []), line])
  for (const group of groups.values())
    for (const line of group.length > 1 ? group : []) {
      const others = group.filter((other) => other !== line).map((other) => other.line)
      tell(line, `第${others.slice(0, 3).join('、')}行${others.length > 3 ? `等${others.length}行` : ''}`)
    }
}
