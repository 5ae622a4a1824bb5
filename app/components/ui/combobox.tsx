import { clsx } from 'clsx'
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useScripts } from '#app/hooks/use-scripts.ts'
import type { Wired } from './field.tsx'

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
	const optionId = (at: number) => `${listId}-${String(at)}`
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
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			event.preventDefault()
			setOpen(true)
			const step = event.key === 'ArrowDown' ? 1 : -1
			setActive(active < 0 && step < 0 ? shown.length - 1 : (active + step + shown.length) % Math.max(1, shown.length))
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
				role="combobox"
				aria-autocomplete="list"
				aria-expanded={open && shown.length > 0}
				aria-controls={listId}
				aria-activedescendant={open && active >= 0 ? optionId(active) : undefined}
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
			<ul id={listId} role="listbox" aria-label="Choices" hidden={!open || shown.length === 0}>
				{shown.map((option, at) => (
					<li
						key={option}
						id={optionId(at)}
						role="option"
						aria-selected={at === active}
						className={clsx(at === active && 'is-active')}
						// Before the input loses the focus, which would close the list under the pointer.
						onPointerDown={(event) => {
							event.preventDefault()
							pick(option)
						}}
					>
						{option}
					</li>
				))}
			</ul>
		</div>
	)
}
