import ts from 'typescript'
import { isSource, isTest, lineOf, nodesOf, parse, type Tree } from './tree'

/** PRODUCT §2: never said to residents. */
export const UNKIND = [
  '点单',
  '派单',
  '接单',
  '工单',
  '受助对象',
  '困难群众',
  '特殊人群',
  '摸底排查',
  '维稳',
  '上访',
] as const

export function unkindWords(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => path.startsWith('apps/miniapp/src/') && !isTest(path))
    .flatMap(([path, text]) => UNKIND.filter((word) => text.includes(word)).map((word) => `${path} says ${word}`))
}

/** HOUSE: names that say nothing. A segment of a path, or a word of what a file declares at its top. */
const EMPTY_NAMES = /^(utils?|helpers?|commons?|managers?|misc)$/i

export function emptyNames(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => isSource(path))
    .flatMap(([path, text]) => [
      ...(path.split(/[/.-]/).some((part) => EMPTY_NAMES.test(part)) ? [`${path} is named for nothing`] : []),
      ...(/(^|\/)[^/]*[A-Z][^/]*$/.test(path) ? [`${path} is not in kebab-case`] : []),
      ...declared(path, text)
        .filter((name) => isEmptyName(name))
        .map((name) => `${path} declares ${name}`),
    ])
}

function isEmptyName(name: string) {
  const parts = name.split(/(?=[A-Z][a-z])|_/)
  return parts.some((part) => EMPTY_NAMES.test(part)) || /^I[A-Z][a-z]/.test(name) || /[a-z]Service$/.test(name)
}

/** Names of what a file exports, and of all its classes and types. */
function declared(path: string, text: string): string[] {
  return parse(path, text).statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return isExported(statement) ? statement.declarationList.declarations.map(({ name }) => name.getText()) : []
    const isNamed =
      ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
    if (isNamed) return statement.name ? [statement.name.text] : []
    return ts.isFunctionDeclaration(statement) && isExported(statement) && statement.name ? [statement.name.text] : []
  })
}

const isExported = (statement: ts.VariableStatement | ts.FunctionDeclaration) =>
  statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false

/** `any` without its reason on the same line or the one above. */
export function bareAny(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => /\.tsx?$/.test(path))
    .flatMap(([path, text]) => {
      if (!/\bany\b/.test(text)) return []
      const lines = text.split('\n')
      return [...nodesOf(parse(path, text))]
        .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
        .map(lineOf)
        .filter((line) => ![lines[line - 1], lines[line - 2]].some((near) => /\/\/|\/\*|^\s*\*/.test(near ?? '')))
        .map((line) => `${path}:${line} has any without a reason`)
    })
}

/** Work that was put off, said to be later, or switched off. */
const LEFT_UNDONE =
  /\b(TODO|FIXME|XXX)\b|\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(|@ts-ignore|@ts-nocheck/

export function leftUndone(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => isSource(path) && !path.startsWith('packages/tooling/'))
    .filter(([, text]) => LEFT_UNDONE.test(text))
    .map(([path, text]) => `${path} leaves undone: ${LEFT_UNDONE.exec(text)?.[0]}`)
}

/** Doors of the local stack: its endpoints, its people, its key (decision 15). */
export const DEV_DOOR =
  /\/dev\/|personas?\b|personaId|\b(setDevClock|startDevSession|listPersonas|DEV_ENDPOINTS)\b|iss: ?['"`]local/i

export function devDoors(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => /^(apps\/api|packages\/core|infra)\//.test(path) && isSource(path) && !isTest(path))
    .filter(([, text]) => DEV_DOOR.test(text))
    .map(([path, text]) => `${path} names ${DEV_DOOR.exec(text)?.[0]}`)
}
