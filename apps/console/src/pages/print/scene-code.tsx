import type { NoticeCardFacts } from '@microwish/contract'
import { renderSVG } from 'uqr'
import { printWords as text } from '../../messages/print-words'

type Scene = Pick<NoticeCardFacts, 'page' | 'scene'>

/** The mini-program's page of this area on H5: any camera opens it, and WeChat may be told to open the app instead. */
export function sceneLink(pageUrl: string, { page, scene }: Scene) {
  return `${new URL('../m/', new URL('.', pageUrl)).href}#/${page}?area=${scene}`
}

/** The code at the foot of a sheet; M mends 15 % of it, for paper gets wet and scratched. */
export function SceneCode({ scene }: { scene: Scene }) {
  const svg = renderSVG(sceneLink(window.location.href.split('#')[0] ?? '', scene), { ecc: 'M', border: 0 })
  return <img className='scene-code' alt={text.scan} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />
}
