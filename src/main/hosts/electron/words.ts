/** The words that the operating system shows for the app: menus and dialogs. */
export const words = {
  menu: {
    file: '&File',
    quit: '&Quit',
    edit: '&Edit',
    undo: '&Undo',
    redo: '&Redo',
    cut: 'Cu&t',
    copy: '&Copy',
    paste: '&Paste',
    selectAll: 'Select &all',
    view: '&View',
    zoomIn: 'Zoom &in',
    zoomOut: 'Zoom &out',
    actualSize: '&Actual size',
    fullScreen: '&Full screen',
    developerTools: '&Developer tools',
    window: '&Window',
    minimize: 'Mi&nimize',
    help: '&Help',
    helpPage: '&Help of your organisation…',
    about: '&About Drillroom',
  },
  leave: {
    title: 'Leave Drillroom?',
    message: 'You are in the middle of something.',
    detail:
      'A session is running, or files are still being added. What is saved stays saved, and you can continue the session next time.',
    stay: 'Stay',
    leave: 'Leave',
  },
  helpPage: {
    title: 'Open the help page?',
    message: 'Your browser opens this page of your organisation:',
    stay: 'Stay',
    open: 'Open',
    failed: 'The page did not open',
    failedMessage: 'No browser took it. Ask IT which one this PC should use.',
  },
  failed: {
    title: 'Drillroom could not start',
    message:
      'Your data is untouched. Start Drillroom again; if this returns, ask IT to look at the log files.',
  },
  stopped: {
    title: 'Drillroom has to close',
    message: 'Its window stopped several times. Everything that was saved is safe. Start Drillroom again.',
  },
  chooseFolder: 'Choose the folder of a backup',
  saveFile: { pdf: 'PDF document', csv: 'Table (CSV)', other: 'File' },
} as const;
