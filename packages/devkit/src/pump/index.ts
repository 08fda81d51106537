export { type StreamHandler } from './deliver'
export { type LambdaAttribute, type LambdaRecord } from './lambda-record'
export { type Pump, type PumpOptions, startPump } from './pump'
