import type { ThemeConfig } from 'antd'

const FONT = '"PingFang SC","Noto Sans SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei",system-ui,sans-serif'

/** antd in the colours of the design's tokens. Hover is darker, not lighter: antd's own lighter hover fails contrast. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#B4382A',
    colorPrimaryHover: '#8F2B1C',
    colorPrimaryActive: '#76200F',
    colorPrimaryBg: '#FDF2ED',
    colorLink: '#B4382A',
    colorLinkHover: '#8F2B1C',
    colorInfo: '#2C5F88',
    colorSuccess: '#2A6648',
    colorWarning: '#855009',
    colorError: '#9C1836',
    colorText: '#2B221D',
    colorTextSecondary: '#544840',
    colorTextTertiary: '#72645A',
    // antd derives both of these too light for 4.5:1.
    colorTextDescription: '#72645A',
    colorTextPlaceholder: '#72645A',
    colorBgLayout: '#FBF7F2',
    colorBgContainer: '#FFFFFF',
    colorFillTertiary: '#F4EDE5',
    colorBorder: '#9A897C',
    colorBorderSecondary: '#EADFD4',
    fontFamily: FONT,
    fontSize: 14,
    fontSizeSM: 13,
    lineHeight: 22 / 14,
    borderRadius: 10,
    borderRadiusLG: 12,
    borderRadiusSM: 8,
    controlHeight: 36,
    controlHeightLG: 44,
    controlHeightSM: 32,
    boxShadow: '0 8px 28px rgba(84,56,40,.14)',
    boxShadowTertiary: '0 1px 2px rgba(84,56,40,.05), 0 2px 10px rgba(84,56,40,.05)',
    motionDurationFast: '0.12s',
    motionDurationMid: '0.16s',
    motionDurationSlow: '0.24s',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    // A round box looks like one of several; this one is ticked or not.
    Checkbox: { borderRadiusSM: 4 },
    Input: { activeShadow: '0 0 0 3px #FBE4DC' },
  },
}
