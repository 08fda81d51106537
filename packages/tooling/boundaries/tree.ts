import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'

/** Text of every source file by its path from the root, with `/`. Rules read this, so that a test can hand them any. */
export type Tree = ReadonlyMap<string, string>

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'cdk.out'])
const READ = /\.(tsx?|mjs|cjs|js|json)$/

/** Every source file and package.json below `apps`, `infra` and `packages`, and the root's package.json. */
export function readTree(root: string): Tree {
  const paths = [join(root, 'package.json'), ...['apps', 'infra', 'packages'].flatMap((top) => walk(join(root, top)))]
  return new Map(paths.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]))
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : READ.test(entry.name) ? [path] : []
  })
}

const FOLDERS = /^(apps\/[^/]+|infra|packages\/[^/]+)\//
/** The workspace folder that a file belongs to: `apps/api`. */
export const folderOf = (path: string) => FOLDERS.exec(path)?.[1] ?? ''

/** Tests, what they share, and what fills them: never part of a deployed bundle. */
export const isTest = (path: string) =>
  /\.(test|fixture|factory)\.[a-z]+$|\.fixture\.test\.ts$/.test(path) ||
  /^(apps|packages)\/[^/]+\/test\//.test(path) ||
  /^infra\/(test|checks)\//.test(path)

/** What a build tool reads in place of us. */
export const isConfig = (path: string) => /\.config\.[a-z]+$|\/config\/[^/]+\.ts$/.test(path)
export const isSource = (path: string) => /\.(tsx?|mjs|cjs|js)$/.test(path)

const parsed = new Map<string, { text: string; file: ts.SourceFile }>()

/** The syntax tree of a file, with parents set; parsed once per text. */
export function parse(path: string, text: string): ts.SourceFile {
  const known = parsed.get(path)
  if (known?.text === text) return known.file
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kindOf(path))
  parsed.set(path, { text, file })
  return file
}

function kindOf(path: string) {
  if (path.endsWith('x')) return ts.ScriptKind.TSX
  return path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS
}

/** Every node of a file, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodesOf(child)
}

/** Line of a node, from 1. */
export const lineOf = (node: ts.Node) => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1

export type Import = { target: string; isType: boolean }

/** What a file imports: statements, re-exports, `import()` and `require()`. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  const visit = (node: ts.Node) => {
    const target = targetOf(node)
    if (target) found.push(target)
    ts.forEachChild(node, visit)
  }
  visit(parse(path, text))
  return found
}

function targetOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier
    if (!from || !ts.isStringLiteral(from)) return undefined
    return { target: from.text, isType: isTypeOnly(node) }
  }
  if (!ts.isCallExpression(node)) return undefined
  const [first] = node.arguments
  const isLoad =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require')
  return isLoad && first && ts.isStringLiteralLike(first) ? { target: first.text, isType: false } : undefined
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = clause.namedBindings
  if (clause.name || !named || !ts.isNamedImports(named)) return false
  return named.elements.length > 0 && named.elements.every(({ isTypeOnly }) => isTypeOnly)
}
