"""The commands of the command line, one file each: from the content of a file to the text that is printed."""
