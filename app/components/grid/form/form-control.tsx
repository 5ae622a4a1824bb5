import { Link } from '@remix-run/react'
import { Combobox } from '#app/components/ui/options/combobox.tsx'
import { Field, Frame, Select, type Wired } from '#app/components/ui/field.tsx'
import { listAddress } from '#shared/grid/field-links.ts'
import { ownRowsAddress, ownTable } from '#shared/grid/own-tables.ts'
import { monthRead } from '#shared/grid/typed/month-read.ts'
import type { FormField } from '#server/views/grid/grid-form.ts'
import { gridNoun } from '#shared/formats/list-nouns.ts'
import { X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#app/components/ui/button.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'

type NamesPickerProps = {
	wired: Wired
	name: string
	/** names, one a line, in the order that counts */
	value: string
	onChange: (lines: string) => void
	options: readonly string[]
	placeholder: string
}

const namesIn = (lines: string) => lines.split('\n').filter((name) => name.trim() !== '')

/** Several by name, in order: what is chosen, each to be taken away again, and a search for more. Lines of text without scripts. */
function NamesPicker({ wired, name, value, onChange, options, placeholder }: NamesPickerProps) {
	const scripts = useScripts()
	const [search, setSearch] = useState('')
	const chosen = namesIn(value)
	// What was typed and not yet picked is sent too: it is added, or refused by name.
	const sent = [...new Set([...chosen, ...namesIn(search)])].join('\n')
	if (!scripts) return <textarea {...wired} name={name} rows={3} defaultValue={value} placeholder="One per line" />
	const add = (label: string) => {
		setSearch('')
		if (!chosen.includes(label)) onChange([...chosen, label].join('\n'))
	}
	return (
		<div className="names-picker">
			<input type="hidden" name={name} value={sent} />
			{chosen.length > 0 && (
				<ul>
					{chosen.map((one) => (
						<li key={one}>
							{one}
							<IconButton
								label={`Remove ${one}`}
								kind="ghost"
								size="small"
								type="button"
								onClick={() => onChange(chosen.filter((other) => other !== one).join('\n'))}
							>
								<X className="icon-small" strokeWidth={1.75} aria-hidden />
							</IconButton>
						</li>
					))}
				</ul>
			)}
			<Combobox
				wired={wired}
				value={search}
				onChange={setSearch}
				onPick={add}
				options={options.filter((option) => !chosen.includes(option))}
				placeholder={chosen.length === 0 ? placeholder : 'Add another'}
			/>
		</div>
	)
}

export type ControlProps = {
	field: FormField
	needed: boolean
	/** the kind of the entry, as chosen */
	kind?: string
	value: string
	onChange: (text: string) => void
	errors: readonly string[]
}

/** What cannot be picked yet is added on its own page; its name may then be typed here at once. */
function AddNew({ field }: { field: FormField }) {
	const { adds, ownTable: table } = field
	const to = adds !== null ? listAddress(adds, `add=${adds}`) : table !== null ? ownRowsAddress({ table }) : null
	if (to === null) return null
	return (
		<Link to={`../${to}`} target="_blank" rel="noreferrer" className="field-add">
			{adds !== null ? `Add a new ${gridNoun(adds)}` : table !== null && `Add a custom ${ownTable(table).noun}`}
		</Link>
	)
}

/** Characters that a field of the form has room for, its unit with them. */
const LONGEST_PLACEHOLDER = 26

/** One field of an entry: the control that fits it, with label, unit, default and the way to add what it names. */
export function FormControl({ field, needed, kind = '', value, onChange, errors }: ControlProps) {
	const { column, neededWhen } = field
	const note = neededWhen === null || needed ? '' : ` Required if ${neededWhen}.`
	// What is needed has no default for this kind, whatever it has for others.
	const fallback = needed ? '' : (field.byKind?.[kind] ?? column.fallback)
	// A placeholder that is cut tells nothing.
	const isCut = fallback !== '' && fallback.length + column.unit.length > LONGEST_PLACEHOLDER
	const shown = isCut ? 'default' : fallback
	const isTold = column.help.includes('Blank:')
	const help = (
		<>
			{column.help}
			{isCut && !isTold && ` Blank: ${fallback}.`} {column.choices.find(({ label }) => label === value)?.detail}
			{note} <AddNew field={field} />
		</>
	)
	const read = column.control === 'month' ? monthRead(value) : null
	const frame = { label: column.label, help, errors, optional: !needed, className: undefined }
	const options = column.choices.map(({ label }) => label)
	if (column.control === 'choice') {
		return (
			<Select {...frame} name={column.field} value={value} onChange={(event) => onChange(event.target.value)}>
				{(!needed || value === '') && (
					<option value="">{column.fallback === '' ? '–' : `${column.fallback} (default)`}</option>
				)}
				{column.choices.map((choice) => (
					<option key={choice.value} value={choice.value}>
						{choice.label}
					</option>
				))}
			</Select>
		)
	}
	if (column.control === 'pick' || column.control === 'picks') {
		const Picker = column.control === 'pick' ? Combobox : NamesPicker
		return (
			<Frame
				frame={frame}
				id={`field-${column.field}`}
				control={(wired) => (
					<Picker
						wired={wired}
						name={column.field}
						value={value}
						onChange={onChange}
						options={options}
						placeholder={shown === '' ? 'Search by name' : shown}
					/>
				)}
			/>
		)
	}
	return (
		<Field
			{...frame}
			{...(read !== null && { help: <span role="status">{read}</span> })}
			name={column.field}
			unit={column.unit === 'month' ? undefined : column.unit}
			value={value}
			onChange={(event) => onChange(event.target.value)}
			placeholder={column.control === 'month' ? field.example : shown}
			inputMode={column.control === 'number' ? 'decimal' : 'text'}
		/>
	)
}
