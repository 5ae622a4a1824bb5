import { Fragment } from 'react'

const KEYS = [
	[
		'Anywhere in a plan',
		[
			['Ctrl K', 'Search pages, items, figures, plans and terms'],
			['Ctrl Z', 'Undo your last change'],
			['Ctrl Shift Z', 'Redo it'],
			['Esc', 'Close the top panel'],
		],
	],
	[
		'Single keys (outside fields and grids)',
		[
			['1 to 5', 'Switch tabs'],
			['N', 'Add a row to the page’s list'],
			['/', 'Search a long list'],
			['[', 'Collapse or expand the sidebar'],
			['?', 'Show these shortcuts'],
		],
	],
	[
		'In a grid',
		[
			[
				'Arrows',
				'Move between cells; Ctrl jumps to the edge. Page Up and Page Down move a screen; Home and End go to the ends of the row, with Ctrl of the grid',
			],
			['Shift arrows', 'Select cells; Ctrl A selects all, Shift-click selects up to that cell'],
			['Enter, F2', 'Edit the cell; typing replaces it'],
			['Tab', 'Save and move right'],
			['Esc', 'Cancel the edit; after an error, restore the old value'],
			['Delete', 'Clear the selection; defaults apply'],
			['Alt ↑, Alt ↓', 'Move the selected rows up or down'],
			['Ctrl D', 'Fill down from the first selected row, or from the row above'],
			['Ctrl C, X, V', 'Copy, cut, paste. Blocks show a preview first'],
			['F8', 'Next cell to fix in a pasted block'],
		],
	],
	[
		'Schedule bars',
		[
			['↑, ↓', 'Move between bars'],
			['←, →', 'Shift the bar by a month; with Shift, only its end'],
			['Enter', 'Confirm the move; if nothing moved, open its dates'],
			['Esc', 'Cancel the move'],
		],
	],
	[
		'To-do list',
		[
			['J, K', 'Next entry, previous entry'],
			['Space', 'Confirm the default'],
			['E', 'Open where it is edited'],
		],
	],
	[
		'Odds (Schedule)',
		[
			['↑, ↓', 'Move between dates; Enter opens one'],
			['R', 'Run again'],
		],
	],
] as const

type KeySheetProps = { single: boolean; onSingle: (on: boolean) => void }

/** Every key there is, and the switch for those that are pressed alone. */
export default function KeySheet({ single, onSingle }: KeySheetProps) {
	return (
		<>
			{KEYS.map(([where, keys]) => (
				<section key={where} className="mb-4">
					<h3 className="font-semibold">{where}</h3>
					<dl className="key-list">
						{keys.map(([key, does]) => (
							<Fragment key={key}>
								<dt>
									<kbd>{key}</kbd>
								</dt>
								<dd>{does}</dd>
							</Fragment>
						))}
					</dl>
				</section>
			))}
			<label className="flex items-center gap-2">
				<input type="checkbox" checked={single} onChange={(event) => onSingle(event.target.checked)} />
				Enable single-key shortcuts
			</label>
		</>
	)
}
