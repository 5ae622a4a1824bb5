import { useId, useState, type KeyboardEvent } from 'react'
import { useScripts } from '#app/hooks/use-scripts.ts'
import type { Wired } from '../field.tsx'
import { listing, OptionList, stepTo } from './option-list.tsx'

const plain = (text: string) => text.trim().toLowerCase()

/** Options for a text in a control, and the one that the arrows go on from; -1: none yet. */
type OptionsFor = { readonly shown: readonly string[]; readonly from: number }

/**
 * What is typed searches: the option of that very name first, then those that begin with it, then those that hold it. A text
 * that stood there and is an option is no search: all are shown, and the arrows go on from it.
 */
export function optionsFor(
	options: readonly string[],
	{ text, typed }: { readonly text: string; readonly typed: boolean },
): OptionsFor {
	const asked = plain(text)
	const chosen = options.findIndex((option) => plain(option) === asked)
	if (asked === '' || (chosen >= 0 && !typed)) return { shown: options, from: chosen }
	const rank = (option: string) => (plain(option) === asked ? 0 : plain(option).startsWith(asked) ? 1 : 2)
	const found = options.filter((option) => plain(option).includes(asked))
	return { shown: found.toSorted((one, other) => rank(one) - rank(other)), from: -1 }
}

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
	/** what tells an option apart beside its name */
	beside?: (option: string) => string
	placeholder?: string
}

/** More are found by typing. */
const MOST_SHOWN = 60

/** One of many by name: typed, searched, or taken from the list with arrows and Enter. The browser's own list without scripts. */
export function Combobox({ wired, name, value, onChange, onPick, options, found = false, ...props }: ComboboxProps) {
	const { beside, placeholder } = props
	const listId = useId()
	const scripts = useScripts()
	const [open, setOpen] = useState(false)
	const [active, setActive] = useState(-1)
	const [typed, setTyped] = useState(false)
	const { shown: all, from } = found ? { shown: options, from: -1 } : optionsFor(options, { text: value, typed })
	const shown = all.slice(0, MOST_SHOWN)
	const close = () => {
		setOpen(false)
		setTyped(false)
		setActive(-1)
	}
	const pick = (label: string) => {
		onChange(label)
		onPick?.(label)
		close()
	}
	const onKeyDown = (event: KeyboardEvent) => {
		const next = stepTo(event.key, { active: active < 0 ? from : active, count: shown.length })
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
					setTyped(true)
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
				{(option) => (
					<>
						{option}
						{beside !== undefined && <small>{beside(option)}</small>}
					</>
				)}
			</OptionList>
		</div>
	)
}
