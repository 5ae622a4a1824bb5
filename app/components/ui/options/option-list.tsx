import { clsx } from 'clsx'
import type { Key, ReactNode } from 'react'

type Choosing = { list: string; active: number; open: boolean }

type OptionListProps<Option> = {
	/** as `listing` says it of the control */
	id: string
	label: string
	options: readonly Option[]
	/** place of the option that Enter takes; -1: none */
	active: number
	keyOf: (option: Option) => Key
	onPick: (option: Option) => void
	children: (option: Option) => ReactNode
	hidden?: boolean
	className?: string
}

const optionId = (list: string, at: number) => `${list}-${String(at)}`

/** What the text control says of the list that belongs to it; the focus stays in the control. */
export const listing = ({ list, active, open }: Choosing) =>
	({
		role: 'combobox',
		'aria-autocomplete': 'list',
		'aria-expanded': open,
		'aria-controls': list,
		'aria-activedescendant': open && active >= 0 ? optionId(list, active) : undefined,
	}) as const

/** The option an arrow leads to, round the ends; null: the key is no arrow up or down. */
export function stepTo(key: string, { active, count }: { active: number; count: number }): number | null {
	const last = Math.max(0, count - 1)
	if (key === 'ArrowDown') return active < last ? active + 1 : 0
	if (key === 'ArrowUp') return active > 0 ? Math.min(active - 1, last) : last
	return null
}

/** Brings the option into what is seen of the list. */
export function showOption(list: string, at: number): void {
	document.getElementById(optionId(list, at))?.scrollIntoView({ block: 'nearest' })
}

/** What can be taken for what was typed, by pointer here, by arrows and Enter in its control. */
export function OptionList<Option>({ id, options, active, ...list }: OptionListProps<Option>) {
	return (
		<ul id={id} role="listbox" aria-label={list.label} hidden={list.hidden} className={list.className}>
			{options.map((option, at) => (
				<li
					key={list.keyOf(option)}
					id={optionId(id, at)}
					role="option"
					aria-selected={at === active}
					className={clsx(at === active && 'is-active')}
					// Before the control loses the focus, which would close the list under the pointer.
					onPointerDown={(event) => {
						event.preventDefault()
						list.onPick(option)
					}}
				>
					{list.children(option)}
				</li>
			))}
		</ul>
	)
}
