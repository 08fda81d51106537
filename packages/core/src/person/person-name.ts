import { DOUBLE_SURNAMES } from '../privacy'

/** Whoever signs in silently is called so until they say who they are. */
export const ALIAS_SURNAME = '邻居'

/** Whether the person has a name of their own with us. */
export const isNamed = ({ surname }: { surname: string }) => surname !== ALIAS_SURNAME

const DOUBLE = new RegExp(`^(?:${DOUBLE_SURNAMES})(?=.)`)

/** What stands before 同志. */
export const surnameOf = (name: string): string => DOUBLE.exec(name)?.[0] ?? [...name][0] ?? ''

const bare = (name: string) => name.replace(/[\s·•．.]/g, '')

/** The same name, however its parts are set apart: 阿依古丽·买买提. */
export const isSameName = (one: string, other: string) => bare(one) === bare(other)
