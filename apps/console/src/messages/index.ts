/** Every word of the console that is not the contract's. Staff read it: the field's terms. */
export * from './action-words'
export * from './bond-words'
export * from './organisation-words'
export * from './people-words'
export * from './role-words'
export * from './screen-words'
export * from './terms'
