import * as contract from '@microwish/contract'
import * as core from '@microwish/core'

const pair = <E extends contract.Endpoint, C>(
  endpoint: E,
  useCase: (ctx: C, input: contract.InputOf<E>) => Promise<unknown>,
) => ({
  parse: (input: object) => endpoint.input.parse(input) as object,
  run: (ctx: C, input: object) => useCase(ctx, input as contract.InputOf<E>) as Promise<object>,
})

/** The commands that the demo plays, each with the use case that the API serves it with. */
export const COMMANDS = {
  addOrganisation: pair(contract.addOrganisation, core.addOrganisation),
  changeOrganisation: pair(contract.changeOrganisation, core.changeOrganisation),
  addArea: pair(contract.addArea, core.addArea),
  saveBoundary: pair(contract.saveBoundary, core.saveBoundary),
  openImport: pair(contract.openImport, core.openImport),
  addImportRows: pair(contract.addImportRows, core.addImportRows),
  actOnImport: pair(contract.actOnImport, core.actOnImport),
  addBond: pair(contract.addBond, core.addBond),
  changeBond: pair(contract.changeBond, core.changeBond),
  addVisit: pair(contract.addVisit, core.addVisit),
  addMyVisit: pair(contract.addMyVisit, core.addMyVisit),
  addTeam: pair(contract.addTeam, core.addTeam),
  changeTeam: pair(contract.changeTeam, core.changeTeam),
  appoint: pair(contract.appoint, core.appoint),
  // The telephone stands for its own code: WeChat's double needs a page to give one.
  verifyPhone: pair(contract.verifyPhone, (ctx: core.Context, input: contract.InputOf<typeof contract.verifyPhone>) =>
    core.verifyPhone({ ...ctx, exchangePhone: (code) => Promise.resolve(code) }, input),
  ),
  register: pair(contract.register, core.register),
  decideRegistration: pair(contract.decideRegistration, core.decideRegistration),
  saveProfile: pair(contract.saveProfile, core.saveProfile),
  addFamily: pair(contract.addFamily, core.addFamily),
  grantRole: pair(contract.grantRole, core.grantRole),
  revokeRole: pair(contract.revokeRole, core.revokeRole),
} satisfies Record<string, ReturnType<typeof pair<contract.Endpoint, core.Context>>>
export type CommandName = keyof typeof COMMANDS
