export { costOfWrite, type Images, type Spent } from './capacity'
export { injectFaults, type Fault, type FaultPlan, type InjectedFaults } from './inject-faults'
export { itemSize, readUnits, writeUnits } from './item-size'
export { recordCalls, type Call, type RecordedCalls } from './record-calls'
