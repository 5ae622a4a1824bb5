import type { BrowserContext } from '@playwright/test'
import type { Answer, Asked } from '../attack/send.ts'
import type { Session } from '../attack/sessions.ts'

/** A running server, somebody with two plans on it, and their browser. */
export type Bench = {
	readonly origin: string
	readonly send: (asked: Asked) => Promise<Answer>
	readonly account: Session
	readonly context: BrowserContext
	readonly plans: Readonly<Record<string, string>>
	/** part of the name of who types */
	readonly typist: string
	readonly edits: number
	readonly loads: number
	readonly tell: (line: string) => void
}

/** The value below which a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b)
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/** The pages of a plan that a planner works on. */
export const PAGES = [
	...['', '/energy', '/chips', '/infrastructure', '/demand', '/sites'],
	...['/schedule', '/workforce', '/costs', '/assumptions', '/scenarios', '/reports'],
] as const
