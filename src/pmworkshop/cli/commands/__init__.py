"""The commands of pmworkshop, one file for each subject."""
