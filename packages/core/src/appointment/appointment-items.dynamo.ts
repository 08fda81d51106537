import type { Database, Item, TransactItem } from '../database.dynamo'
import { phonePk } from '../phone'
import type { Appointment } from './appointment'

/** PHONE#<hash> / APPT#<id>; of somebody who was appointed by id, PERSON#<id> / APPT#<id>. Where it began, it stays. */
export const appointmentKey = ({ appointmentId, phone, personId }: Appointment) => ({
  pk: phone ? phonePk(phone.hash) : `PERSON#${personId}`,
  sk: `APPT#${appointmentId}`,
})

/** Posts are found by their place, roster entries by their unit and by the community that they name. */
export function appointmentIndex({
  appointmentId,
  role,
  areaPath,
  unitId,
  personId,
}: Appointment): Record<string, string> {
  const owner = unitId ? `ORG#${unitId}` : personId && `PERSON#${personId}`
  return {
    ...(areaPath !== undefined && {
      pathKey: role === 'grid_worker' ? 'POST' : 'APPT',
      pathSort: `${areaPath}#${appointmentId}`,
    }),
    ...(owner && { ownerKey: owner, ownerSort: `APPT#${appointmentId}` }),
  }
}

export const appointmentItem = (appointment: Appointment): Item => ({
  ...appointmentKey(appointment),
  ...appointmentIndex(appointment),
  record: appointment,
  edition: 0,
})

/** The appointment as it is now. @param before absent for a new one; otherwise nobody may have changed it meanwhile */
export function putAppointment(db: Database, after: Appointment, before?: Appointment): TransactItem {
  const condition = before
    ? {
        ConditionExpression:
          '(#record.#version = :seen AND attribute_not_exists(#next)) OR #next.#record.#version = :seen',
        ExpressionAttributeNames: { '#record': 'record', '#next': 'next', '#version': 'version' },
        ExpressionAttributeValues: { ':seen': before.version },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' }
  return { Put: { TableName: db.tables.directory, Item: appointmentItem(after), ...condition } }
}

/** Which list somebody comes onto: the posts of an area, or the roster of a unit. */
export type ListOf = Pick<Appointment, 'role' | 'areaId' | 'unitId'>

/** AREA#<id> / POSTS and ORG#<id> / ROSTER count who came onto a list: of two at the same moment one looks again. */
export const listKey = ({ role, areaId, unitId }: ListOf) =>
  role === 'grid_worker'
    ? ({ table: 'directory', pk: `AREA#${areaId}`, sk: 'POSTS' } as const)
    : ({ table: 'directory', pk: `ORG#${unitId}`, sk: 'ROSTER' } as const)

export function countList(db: Database, of: ListOf, seen: number): TransactItem {
  const { pk, sk } = listKey(of)
  return {
    Update: {
      TableName: db.tables.directory,
      Key: { pk, sk },
      UpdateExpression: 'SET #version = :next',
      ConditionExpression: seen === 0 ? 'attribute_not_exists(#version)' : '#version = :seen',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':next': seen + 1, ...(seen > 0 && { ':seen': seen }) },
    },
  }
}
