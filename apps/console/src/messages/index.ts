/** Every word of the console that is not the contract's. Staff read it: the field's terms. */
export * from './action-words'
export * from './screen-words'
export * from './terms'
