import { useEffect, useState } from 'react'
import { areSingleKeysOn } from '#app/hooks/single-keys.ts'
import { isTypingElsewhere } from '#app/components/plan/typing-elsewhere.ts'
import { TODO_GROUPS, type TodoItem } from '#shared/pages/todo-item.ts'
import type { Swings } from './use-swings.ts'

export type ShownGroup = {
	readonly id: string
	readonly name: string
	readonly items: readonly TodoItem[]
	/** defaults that move too little to be looked at one by one */
	readonly small: readonly TodoItem[]
}

const GROUPS = Object.entries(TODO_GROUPS).map(([id, name]) => ({ id, name }))

const keyOf = ({ confirm }: TodoItem) => confirm?.keys.join() ?? ''

/** By what each loses the plan, or what the worse end of its range costs; late orders of no size first, all else of none in its order. */
function grouped(items: readonly TodoItem[], swings: Swings | null): readonly ShownGroup[] {
	const sizeOf = (item: TodoItem) =>
		item.stake?.size ?? swings?.[keyOf(item)]?.size ?? (item.due?.isLate === true ? Infinity : 0)
	const isSmall = (item: TodoItem) => item.confirm !== null && swings?.[keyOf(item)]?.isSmall === true
	return GROUPS.flatMap(({ id, name }) => {
		const own = items.filter(({ group }) => group === id)
		const [small, large] = [own.filter(isSmall), own.filter((item) => !isSmall(item))]
		if (own.length === 0) return []
		return [{ id, name, items: large.toSorted((one, other) => sizeOf(other) - sizeOf(one) || 0), small }]
	})
}

/** Has a use for Space itself. A link has none, and who came by one of the rail still stands on it. */
const takesSpace = (target: EventTarget | null) =>
	target instanceof Element && target.closest('button, summary, [role="button"]') !== null

/** Presses what a row, or the entry beside the list, offers for a key. */
const press = (selector: string) => document.querySelector<HTMLElement>(`.todo-detail ${selector}`)?.click()

/** The list by what it moves, and the entry of it that is looked at: J and K go on and back, Space confirms, E opens it. */
export function useChosen(items: readonly TodoItem[], swings: Swings | null) {
	const [key, choose] = useState<string | null>(null)
	const shown = grouped(items, swings)
	const flat = shown.flatMap((group) => group.items)
	const at = Math.max(
		0,
		flat.findIndex((item) => item.key === key),
	)
	const chosen = flat[at] ?? null
	const [before, after] = [flat[at - 1]?.key, flat[at + 1]?.key]
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
			if (!isPlain || isTypingElsewhere(event.target) || !areSingleKeysOn()) return
			if (document.querySelector('dialog[open]') !== null) return
			const next = event.key === 'j' ? after : event.key === 'k' ? before : undefined
			if (next !== undefined) choose(next)
			if (event.key === ' ' && !takesSpace(event.target)) press('[data-does="confirm"]')
			if (event.key === 'e') press('[data-does="open"]')
			const isOurs = ['j', 'k', 'e'].includes(event.key) || (event.key === ' ' && !takesSpace(event.target))
			if (isOurs) event.preventDefault()
		}
		window.addEventListener('keydown', onKey)
		return () => window.removeEventListener('keydown', onKey)
	}, [before, after])
	useEffect(() => {
		if (key !== null) document.getElementById(`todo-${key}`)?.scrollIntoView({ block: 'nearest' })
	}, [key])
	return { shown, flat, chosen, choose }
}
