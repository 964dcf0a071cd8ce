/** Reading the tree, its search and its tables. */
export const READ = 'regions.read';
/** Changing the tree by law: new, renamed, split, merged, moved, ended. */
export const CHANGE = 'regions.change';
/** Bringing in a tree or a roll from a file. */
export const IMPORT = 'regions.import';
