// Tells the style sheet, before anything is painted, that scripts run.
document.documentElement.classList.add("js");
