/** A subscribe template as it would be chosen in WeChat's back office: fields in the order in which it shows them. */
export type MessageTemplate = { title: string; fields: Record<string, string> }

/** The templates that the double knows; any other id is answered 40037. */
export const TEMPLATES: Record<string, MessageTemplate> = {
  mW8sXk2LqR5vTn0ZyBh7JcUdFgPa4Ee1Oi6KxMt3SzQ: {
    title: '心愿进展提醒',
    fields: { thing1: '事项', phrase2: '进展', time3: '时间' },
  },
  pQ4cVn7HtY1xRk9SbLw3DzMf0GjEa6Uo8Ii2KvTs5Xr: {
    title: '上门时间提醒',
    fields: { thing1: '事项', name2: '来的人', time3: '上门时间' },
  },
  zR6bNm3KqW8yTf5XcVj1HsPd9LgEa2Uo7Ii4OvCk0Bt: {
    title: '请您评价',
    fields: { thing1: '事项', thing2: '办理结果', date3: '办好日期' },
  },
}
