import { createContext, useContext } from 'react'
import { isRecord } from '#shared/is-record.ts'
import type { Step } from '#shared/formats/quarters.ts'

/** A choice of how pages look, kept in a cookie; anything else than its values stands for the usual one. */
function choiceOf<Value extends string>(name: 'theme' | 'step' | 'rail', values: readonly Value[], usual: Value) {
	const known = (text: unknown): Value => values.find((value) => value === text) ?? usual
	const cookie = `strata_${name}`
	const pattern = new RegExp(`(?:^|;\\s*)${cookie}=([a-z]+)`)
	return { name, values, cookie, known, inCookies: (cookies: string | null) => known(pattern.exec(cookies ?? '')?.[1]) }
}

/** The computer's theme where nothing was chosen. */
export const THEME = choiceOf('theme', ['light', 'dark', 'system'], 'system')
export type Theme = (typeof THEME.values)[number]
export const STEP = choiceOf<Step>('step', ['month', 'quarter'], 'month')
/** Of the rail of a plan: names or icons alone; usually as the screen has room. */
export const RAIL = choiceOf('rail', ['long', 'short', 'usual'], 'usual')

type UseChoice<Value extends string> = ReturnType<typeof choiceOf<Value>>

/** What the root loader read. It is handed down, so that what shows a choice is drawn anew when it changes and not at every edit. */
const Choices = createContext<unknown>(null)
export const ChoicesProvider = Choices.Provider

/** A choice as it stands in what the root loader read. */
export const choiceIn = <Value extends string>({ name, known }: UseChoice<Value>, read: unknown): Value =>
	known(isRecord(read) ? read[name] : null)

/** How whoever reads the page wants it to look. */
export const useChoice = <Value extends string>(choice: UseChoice<Value>): Value =>
	choiceIn(choice, useContext(Choices))
