// What HTML cannot do, one behaviour a module. Each binds itself by `data-` attributes; pages work without any of it.
import "./beside.js";
import "./board.js";
import "./combobox.js";
import "./date_words.js";
import "./dialog.js";
import "./drop_files.js";
import "./finder.js";
import "./keyboard.js";
import "./lines.js";
import "./long_work.js";
import "./menu.js";
import "./paste.js";
import "./picks.js";
import "./swipe.js";
import "./tabs.js";
import "./theme.js";
import "./toasts.js";
import "./work.js";
import "./writing.js";

document.documentElement.dataset.awake = "";
