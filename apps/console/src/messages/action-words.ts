import type { DialogAction, WordsName } from '../action/action-forms'

type FieldWords = { label: string; note?: string; phrases: readonly string[] }
type ActionWords = {
  button: string
  title: string
  /** What it does to the resident, said before it is done. */
  explain: string
  submit: string
  /** Asked once more where it cannot be taken back. */
  once: string
  done: string
  fields: Partial<Record<WordsName, FieldWords>>
}

export const actionWords: Record<DialogAction, ActionWords> = {
  ask: {
    button: '请居民补充',
    title: '请居民补充',
    explain: '您的话会原样发给居民。等回话的时候，这件事的时限暂停。',
    submit: '发给居民',
    once: '',
    done: '已请居民补充',
    fields: {
      question: {
        label: '想请居民补充什么',
        note: '居民本人看得到。',
        phrases: [
          '请问什么时间方便上门？',
          '请说一下东西的型号或尺寸。',
          '请问具体在哪个位置？',
          '请问需要几个人帮忙？',
        ],
      },
    },
  },
  decline: {
    button: '不予受理',
    title: '不予受理',
    explain: '居民会看到原因和去处，可以改了再提。',
    submit: '确定不予受理',
    once: '提交后不能撤回，居民马上会看到。确定不予受理吗？',
    done: '已告诉居民不予受理和去处',
    fields: {
      reason: {
        label: '为什么办不了',
        note: '请写得让居民能明白。',
        phrases: ['这件事要由专业单位来办。', '超出了邻里互助的范围。', '涉及费用，本平台不募捐、不收款。'],
      },
      turnTo: {
        label: '可以找谁',
        note: '写清单位和电话。',
        phrases: ['物业服务中心：', '社区便民服务窗口：', '12345热线。'],
      },
    },
  },
  close: {
    button: '直接办结',
    title: '直接办结',
    explain: '不再找人办，直接给居民答复。居民不满意，可以要求重新办理。',
    submit: '确定办结',
    once: '办结后不能撤回，居民马上会收到答复。确定办结吗？',
    done: '已办结，答复已发给居民',
    fields: {
      reason: {
        label: '给居民的答复',
        note: '居民本人看得到。',
        phrases: ['已在电话里向您说明。', '已由社区当场解决。', '已告诉您该找的单位和电话。'],
      },
    },
  },
  unpublish: {
    button: '从互助撤下',
    title: '从互助撤下',
    explain: '互助里不再显示，这件事回到待受理。',
    submit: '撤下',
    once: '',
    done: '已撤下，回到待受理',
    fields: { reason: { label: '为什么撤下', phrases: ['摘要要改。', '居民暂时不需要了。', '重复发布。'] } },
  },
  release: {
    button: '退回待认领',
    title: '退回待认领',
    explain: '认领人不再看得到电话和住址，这件事回到互助重新找人。',
    submit: '确定退回',
    once: '退回后认领人要重新认领。确定退回吗？',
    done: '已退回待认领',
    fields: {
      reason: {
        label: '为什么退回',
        phrases: ['认领人来不了。', '约定的时间过了，联系不上认领人。', '居民希望换人。'],
      },
    },
  },
  confirm: {
    button: '回访后代评',
    title: '电话回访，代居民评价',
    explain: '打过电话才能代评。通话里说的记在经过里，居民也看得到。',
    submit: '确定办结',
    once: '评价后这件事就办结了，不能撤回。确定吗？',
    done: '已记下回访，这件事办结了',
    fields: {
      callNote: {
        label: '电话里怎么说的',
        phrases: ['居民说已经办好，很满意。', '居民说办好了，没有别的意见。', '居民说还差一点，愿意先办结。'],
      },
    },
  },
}
