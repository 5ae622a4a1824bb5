/** Single keys are off where somebody has switched them off in this browser. */
const SINGLE_KEYS = 'strata.single-keys'

export const areSingleKeysOn = (): boolean => localStorage.getItem(SINGLE_KEYS) !== 'off'

export const keepSingleKeys = (on: boolean): void => localStorage.setItem(SINGLE_KEYS, on ? 'on' : 'off')
