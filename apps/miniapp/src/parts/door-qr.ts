import { AreaId } from '@microwish/contract'

/** The area that a QR at a door stands for: WeChat hands it over as `scene`, a link on H5 as `area`. */
export function areaOfLink(params: Record<string, string | undefined>): AreaId | undefined {
  const text = decodeURIComponent(params['scene'] ?? params['area'] ?? '')
  const parsed = AreaId.safeParse(text.replace(/^area=/, ''))
  return parsed.success ? parsed.data : undefined
}
