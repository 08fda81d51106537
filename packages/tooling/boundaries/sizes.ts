import ts from 'typescript'
import { isSource, isTest, lineOf, nodesOf, parse, type Tree } from './tree'

export const FILE_LIMIT = 400
export const FUNCTION_LIMIT = 80
export const PAGE_LIMIT = 80

const linesOf = (text: string) => text.trimEnd().split('\n').length

export function longFiles(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => isSource(path))
    .filter(([, text]) => linesOf(text) > FILE_LIMIT)
    .map(([path, text]) => `${path} has ${linesOf(text)} lines`)
}

/** Pages keep their state in `use-*.ts`: a page that grows holds logic. */
export function longPages(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => /^apps\/miniapp\/src\/(pages|packages)\/.*index\.tsx$/.test(path))
    .filter(([, text]) => linesOf(text) > PAGE_LIMIT)
    .map(([path, text]) => `${path} has ${linesOf(text)} lines`)
}

/** Every function with its length in lines; a test's `describe` is a list of sentences and is not one. */
export function functions(path: string, text: string): { line: number; length: number }[] {
  const file = parse(path, text)
  const found: { line: number; length: number }[] = []
  for (const node of nodesOf(file)) {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) continue
    if (isTest(path) && isDescribe(node.parent)) continue
    const end = file.getLineAndCharacterOfPosition(node.getEnd()).line + 1
    found.push({ line: lineOf(node), length: end - lineOf(node) + 1 })
  }
  return found
}

function isDescribe(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /^describe(\.|$)/.test(node.expression.getText().slice(0, 9))
}

export function longFunctions(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => isSource(path))
    .flatMap(([path, text]) =>
      functions(path, text)
        .filter(({ length }) => length > FUNCTION_LIMIT)
        .map(({ line, length }) => `${path}:${line} has a function of ${length} lines`),
    )
}

/** The length that nine in ten do not exceed. */
export function ninetieth(lengths: number[]): number {
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 0
}

export function tails(tree: Tree) {
  const sources = [...tree].filter(([path]) => isSource(path))
  return {
    files: ninetieth(sources.map(([, text]) => linesOf(text))),
    functions: ninetieth(sources.flatMap(([path, text]) => functions(path, text).map(({ length }) => length))),
  }
}
