import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useScripts } from '#app/hooks/use-scripts.ts'
import type { Wired } from './field.tsx'
import { listing, OptionList, stepTo } from './option-list.tsx'

export type ComboboxProps = {
	wired: Wired
	/** left out where the text is not sent by itself */
	name?: string
	value: string
	onChange: (text: string) => void
	/** taken from the list, by key or pointer */
	onPick?: (label: string) => void
	options: readonly string[]
	/** the options are what was found for the text: none is left out */
	found?: boolean
	placeholder?: string
}

/** More are found by typing. */
const MOST_SHOWN = 60
const plain = (text: string) => text.trim().toLowerCase()

function matches(options: readonly string[], text: string): readonly string[] {
	const asked = plain(text)
	// What is chosen already is no search: all the others are to be seen.
	if (asked === '' || options.some((option) => plain(option) === asked)) return options
	const begun = options.filter((option) => plain(option).startsWith(asked))
	return [...begun, ...options.filter((option) => plain(option).includes(asked) && !begun.includes(option))]
}

/** One of many by name: typed, searched, or taken from the list with arrows and Enter. The browser's own list without scripts. */
export function Combobox({ wired, name, value, onChange, onPick, options, found = false, placeholder }: ComboboxProps) {
	const listId = useId()
	const scripts = useScripts()
	const [open, setOpen] = useState(false)
	const [active, setActive] = useState(-1)
	const shown = (found ? options : matches(options, value)).slice(0, MOST_SHOWN)
	const close = () => {
		setOpen(false)
		setActive(-1)
	}
	const pick = (label: string) => {
		onChange(label)
		onPick?.(label)
		close()
	}
	const onKeyDown = (event: KeyboardEvent) => {
		const next = stepTo(event.key, { active, count: shown.length })
		if (next !== null) {
			event.preventDefault()
			setOpen(true)
			setActive(next)
			return
		}
		if (!open) return
		const chosen = shown[active]
		if (event.key === 'Enter' && chosen !== undefined) {
			event.preventDefault()
			pick(chosen)
		}
		if (event.key === 'Escape') {
			event.preventDefault()
			event.stopPropagation()
			close()
		}
	}
	if (!scripts)
		return (
			<>
				<input {...wired} name={name} list={listId} defaultValue={value} placeholder={placeholder} autoComplete="off" />
				<datalist id={listId}>
					{options.map((option) => (
						<option key={option} value={option} />
					))}
				</datalist>
			</>
		)
	return (
		<div className="combobox">
			<input
				{...wired}
				name={name}
				{...listing({ list: listId, active, open: open && shown.length > 0 })}
				autoComplete="off"
				value={value}
				placeholder={placeholder}
				onChange={(event) => {
					onChange(event.target.value)
					setOpen(true)
					setActive(-1)
				}}
				onClick={() => setOpen(true)}
				onBlur={close}
				onKeyDown={onKeyDown}
			/>
			<OptionList
				id={listId}
				label="Choices"
				options={shown}
				active={active}
				keyOf={(option) => option}
				onPick={pick}
				hidden={!open || shown.length === 0}
			>
				{(option) => option}
			</OptionList>
		</div>
	)
}
